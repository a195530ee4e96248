"""Lines that say whose words follow: attribution lines and header blocks."""
