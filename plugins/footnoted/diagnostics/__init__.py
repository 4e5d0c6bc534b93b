"""Problems as values, their reports, their manual."""
