"""Everything that a reader or a program gets: functions of the Site."""
