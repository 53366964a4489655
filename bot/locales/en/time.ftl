# Patterns of dates and times (CLDR letters: EEE weekday, d day, MMM month, HH:mm time).
time-moment = EEE d MMM HH:mm
time-day = d MMM
time-clock = HH:mm

# Spans.
time-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
time-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
time-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
time-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
time-both = { $larger } { $smaller }
