"""The same tasks alone, in processes of this machine, or on a Dask cluster: the same results in the same order."""

from relcon.tasks.address import SchedulerRefused as SchedulerRefused
from relcon.tasks.run import run as run
