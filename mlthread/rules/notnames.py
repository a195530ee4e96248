"""Words that open or end a mail as a name does, or look like none. In: nothing. Out: sets of small words.

>>> "summary" in NOT_NAMES, "sheesh" in REMARKS, "ahmed" in NAMES_IN_ED
(True, True, True)
"""

from __future__ import annotations

__all__ = ["NAMES_IN_ED", "NOBODY", "NOT_NAMES", "REMARKS"]

NOT_NAMES = frozenset(
    """
    yes no yep yup nope ok okay sure right well hmm hm oh ah indeed exactly agreed done fixed true
    false also however anyway otherwise finally first second third next then now here there note
    notes warning question questions answer problem problems summary status steps background
    description example examples result results output input error errors ps p.s nb update edit
    todo fixme bug issue subject date time place from to cc re fwd version details environment
    expected actual regarding merged applied pushed committed correct wrong good great nice cool
    wow sorry please see and or but so if this that it is what why how when where which who i we you
    fine perfect excellent interesting maybe perhaps possibly probably understood absolutely
    definitely certainly obviously apparently unfortunately precisely seriously ouch bummer
    agenda today tomorrow yesterday minutes changes features files usage options installation requirements license end
    committee committees program programme scope topics submission submissions speakers registration venue
    organizers organisers deadline deadlines
    inline righto hmmm fyi fya ditto ping bump ack nak
    try use run check look consider thus hence therefore quote quoting btw solution fix log code patch test config
    links references setup versions symptoms workaround conclusion reason proposal idea action info
    debug url details
    ja nein nee oui non si sim não nie tak da нет да
    beispiel lösung fehler ausgabe ergebnis frage fragen antwort hinweis nachtrag vorschlag fazit
    exemple erreur résultat réponse remarque ejemplo solución resultado respuesta pregunta
    esempio errore risultato risposta domanda soluzione exemplo solução resposta pergunta erro
    voorbeeld oplossing fout resultaat vraag antwoord przykład błąd wynik pytanie odpowiedź rozwiązanie
    příklad chyba výsledek otázka odpověď řešení пример ошибка результат решение вопрос ответ лог код
    esimerkki virhe ratkaisu kysymys exempel fel lösning fråga svar megoldás példa kérdés válasz
    örnek çözüm soru cevap παράδειγμα λύση σφάλμα ερώτηση απάντηση
    """.split()
)
"""Words that open a mail or a line like a name would ("Yes," "Summary:") and are none."""
REMARKS = frozenset(
    """sheesh gads oops plonk sigh shrug ducks hah bah yuck simple enough fascinating surprising ever curious wonderful
    help etc snip unsubscribe subscribe break pass return""".split()
)
"""Remarks, and what ends code, alone on the last line."""
NAMES_IN_ED = frozenset(
    """
    ed fred ted ned jed zed reed alfred wilfred manfred winfred siegfried gottfried wilfried winfried
    ahmed achmed hamed mohamed mohammed muhammed mehmed saeed saed waleed khaled rasheed rashed
    naveed majeed hameed javed jawed sayed syed zayed junaed
    """.split()
)
"""Names that end as participles do ("Merged.")."""
NOBODY = frozenset(
    "anonymous anon nobody somebody someone unknown anonym anonyme anonyymi anónimo anônimo anonimo аноним ανώνυμος".split()
)
"""Words that stand where a name would and tell nobody."""
