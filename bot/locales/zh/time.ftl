# 日期和时间的写法（CLDR 字母：EEE 星期，d 日，M 月，HH:mm 时间）。
time-moment = M月d日（EEE）HH:mm
time-day = M月d日
time-clock = HH:mm

# 时长。
time-days = { $n }天
time-hours = { $n }小时
time-minutes = { $n }分钟
time-seconds = { $n }秒
time-both = { $larger }{ $smaller }
