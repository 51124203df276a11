not-begun = Nobody set out: preparing failed
