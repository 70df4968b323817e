"""The live page: what `onrecord.pages` makes, over HTTP, with a JSON twin of every page that is cheap to give."""

from onrecord.desk.app import LOOPBACK, make_app

__all__ = ["LOOPBACK", "make_app"]
