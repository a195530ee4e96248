"""Pages of web archives to messages: a module per program. `copiedkinds` is the table of what is copied, the
one of HTML is beside this package.

- HTML: `pipermail`, `threadindex`, `indexes`, `hyperkitty`, `groupsio`, `inboxpages`, `mhonarc`, `hypermail`,
  `headerpages` (LISTSERV, MARC, IETF), `ponypages` (as text, too), `htmlpages` (any other); `joinedpages` are
  several in one file, `pastedviews` several that a reader's view or a clipper gave
- copied text of one program: `pagetext` and `pagefooters` (pipermail), `copiedkitty` and `kittywords`
  (HyperKitty), `copiedthreads` and `groupsheads` (Google Groups), `oldgroups`, `copiedinbox`, `forumpages`,
  `srhtpages`, `postgresql`, `buglogs`, `foalpages` (Pony Mail as its program draws it)
- copied text of any program: `anypages` (heads of people and dates: `pageheads`, `pagetitles`, `pagepeople`;
  `pageproof` shows that they are a page's, `saidheads` are somebody's words, `samepages` where another begins),
  `copiedpages` (header fields: `copiedfields`, `pagefields`), `titledpages`, `barepages`, `fieldruns` (mails
  below each other)
- parts of any: `copiedtext` (its lines), `linemarks`, `furniture` (what archives draw), `textedges` (where a
  text begins and ends), `keptpages` (titles), `ownheaders`, `onethread`, `threadparts`, `unmarked` (quotes that
  lost their marks)
"""
