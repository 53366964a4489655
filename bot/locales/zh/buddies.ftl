# 迎新：愿意跟新朋友打招呼的成员。
buddies-command-buddy = 报名迎新：/buddy on，退出：/buddy off
buddies-command-buddies = 谁报名了迎新

buddies-usage = 请用 /buddy on 或 /buddy off。
buddies-on = 谢谢你。有新朋友时，我偶尔单独请你打个招呼；/buddy off 可随时退出。
buddies-off = 好的，以后不再打扰你。谢谢。
buddies-none = 还没有人报名迎新。成员发 /buddy on 即可报名。
buddies-none-free = 眼下没有空闲的迎新伙伴。成员发 /buddy on 即可报名。
buddies-listed = { $count }位成员愿意迎新：
buddies-line = · { $name }
buddies-asked = 已请{ $name }去打招呼。
buddies-please = 新来的，或好一阵没说话的：{ $names }。去群里打个招呼好吗？一句话就好。
buddies-button-pass = 这次不了
buddies-button-stop = 别再找我
buddies-passed = 好的，我请别人。
