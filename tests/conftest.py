"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# In CI the same examples each time: a failure there is of the change at hand. Elsewhere new ones are tried.
# No deadline: how long an example takes depends on what else the machine does.
settings.register_profile("certbot", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("certbot")
