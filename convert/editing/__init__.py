"""Changing a model by hand: what the page in the browser, corrections and chosen doubts share."""
