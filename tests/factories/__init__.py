"""Records for tests, valid by themselves; write them through the models, not the pages."""

from .papers import *
from .pay import *
from .register import *
from .work import *
