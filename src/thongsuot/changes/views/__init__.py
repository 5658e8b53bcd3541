"""Pages of acts that cross rooms: `officers` handing over and closing · `units` · `erasing` · `practice` · `giving`."""
