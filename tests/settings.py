"""The settings under test: those of the site, in a var/ of their own, deaf to the machine's environment.

pytest reads the settings before any conftest.py, so the environment is set here.
"""

import atexit
import os
import shutil
import tempfile

if "UNDER_TEST" not in os.environ:  # commands and workers that tests start keep what they are given
    for name in ("SECRET_KEY", "DEBUG", "DEMO", "HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "STATIC_ROOT"):
        os.environ.pop(name, None)
    for name in [name for name in os.environ if name.startswith("OFFICE_")]:
        del os.environ[name]
    os.environ |= {
        "UNDER_TEST": "1",
        "PLAIN_STATIC": "1",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "VAR_DIR": tempfile.mkdtemp(prefix="register-tests-"),
    }
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a slow one is for those who guess
