"""Reads: `boards` the waiting room · `lists` the desk's lists · `public` what the portal shows · `naming`."""
