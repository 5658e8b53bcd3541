"""`make scan`: wapiti, sqlmap and schemathesis against the demonstration on this machine; see docs/security/scan.md."""
