"""Behaviour on live hosts: consent, pace, visit budget, robots.txt, headers."""
