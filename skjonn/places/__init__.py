"""Municipalities and counties by date: the facts and their look-up."""

from skjonn.places.counties import counties, county_named, like_county
from skjonn.places.lookup import look_up, municipalities

__all__ = ["counties", "county_named", "like_county", "look_up", "municipalities"]
