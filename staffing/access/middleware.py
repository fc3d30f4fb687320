"""Sessions end: half an hour idle, half a day at most."""

import time

from django.conf import settings
from django.contrib.auth import logout

_FRESH_SECONDS = 60


class SessionLimits:
    """Sign out a session that idled or lasted too long; note the last request once a minute, not at each."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session = request.session
        if "_auth_user_id" in session:
            now = int(time.time())
            began, seen = session.get("began", now), session.get("seen", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_LONGEST_SECONDS:
                logout(request)
            elif "began" not in session or now - seen > _FRESH_SECONDS:
                session["began"], session["seen"] = began, now
        return self.get_response(request)
