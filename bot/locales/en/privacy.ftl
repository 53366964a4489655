# What is held of people.
privacy-command-privacy = What is kept about you

privacy-kept =
    <b>What { $bot } keeps</b>
    Your id, name and language, when you joined and were last seen, and how many messages you wrote, not what they say, until a year after you left. Answers at the gate, for 7 days. Strikes with their reason; the text of a message only where it led to a strike or to a card for the admins (reported, a quarrel), for 30 days. A question that waits for an answer, for two days, and for 90 days whose answers helped: not the words, only numbers of what it was about. A question that the group's FAQ answers or might answer, for a week. That you answered or liked something, voted, signed up or confirmed an announcement, for 400 days at most: that you did, not what you said. An idea of yours, until the admins decide. Points and check-ins. Your introduction where you gave one, until 90 days after you leave, and when you read the rules. What was done by and to whom, for 90 days. What you paid is kept for three years, as books have to be. What Telegram delivers is kept for 48 hours, so that nothing is lost at a restart.
    Nothing is given to anybody else. When I am removed from a group, its data is deleted after 30 days.
    In private, /mydata gives you all of it as a file, and /forget erases it.
    Who runs this bot is answerable for it; ask an admin of the group.
privacy-button-mydata = My data
privacy-button-forget = Erase my data

privacy-mydata = This is all that I hold of you, in every group. What Telegram delivered in the last 48 hours lies beside it until its time is up.

privacy-forget-ask =
    <b>Erase everything?</b>
    Your names, points, check-ins, introductions, answers and settings go, in every group. That cannot be undone. A gate or an introduction you have not finished begins anew when you come back.
    What stays: strikes that still count, and bans, without your name, under a number that cannot be turned back into your id; and what you paid, as books have to be kept. What stands in the chats belongs to Telegram. Where you stay in a group, I begin anew with what you do next.
privacy-button-erase = Erase it
privacy-button-keep = Keep it
privacy-forget-kept = Nothing was erased.
privacy-forget-done = It is erased. The last traces, in what came in and went out, go within the hour; what has still to leave, right after it has.
privacy-forget-soon = It was just done. You can do it again from { $moment }.

# A group that the bot was removed from, to its owner.
privacy-button-group = Erase the data of { $group }
privacy-group-ask = Everything that I hold of that group goes at once, for everybody in it: strikes, points, settings. That cannot be undone; where you add me again within 30 days, all would be as it was.
privacy-group-gone = The group's data are erased.
privacy-group-not = Only the owner can do this, once I have been removed from the group.
