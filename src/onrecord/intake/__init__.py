"""Intake: files, pages, feeds and archives in; reports with their canonical text and a map back to the bytes out."""

from onrecord.intake.receive import receive, receive_text
from onrecord.intake.received import Hints, Received

__all__ = ["Hints", "Received", "receive", "receive_text"]
