"""Pages of reading: `letter`, a file beside its case's form; `tray`, files beside the counter's form."""
