"""Pages of the sealed room: `public` the denouncer's, `desk` the officers'."""
