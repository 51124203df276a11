"""
What errand needs of the machine it runs on: Python packages, a browser, a Chinese font.

`python3 -m errand.machine setup` prepares a fresh checkout: nothing here may import a package that has to be installed.
"""

from errand.machine.browser import Browser, UnusableBrowser, find_browser, has_ffmpeg
from errand.machine.equip import WAYS_TO_A_BROWSER, check_fonts, install_browser
from errand.machine.host import Host

__all__ = [
    "WAYS_TO_A_BROWSER",
    "Browser",
    "Host",
    "UnusableBrowser",
    "check_fonts",
    "find_browser",
    "has_ffmpeg",
    "install_browser",
]
