"""Pure rules of the cases room: the table of transitions, the fold of acts, reasons in law, collective matters."""
