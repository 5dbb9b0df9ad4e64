"""When a loop may stop before T updates."""

STILL = 1e-6
"""Nothing changes any more: an update moves the state by at most this fraction of its length. Bitwise
equality would be stricter, but at low β single precision never reaches it."""

LAYERS = 1e-4
"""The rule of hopfield-layers with its default: the weights change by at most this, as a Euclidean
distance. It knows no damping."""
