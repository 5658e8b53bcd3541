"""Pages of messages: `inbox` the bell · `letters` to print and post · `gateways` the ways out."""
