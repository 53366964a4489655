"""Methods about files that are stored already: getFile, getUserProfilePhotos; serving is elsewhere."""

from bot.emulator.errors import bad_request
from bot.emulator.methods import Call, Json, method
from bot.emulator.methods.access import user_id_of
from bot.emulator.world import storing
from bot.emulator.world.files import file_id

MOST_BYTES = 20 << 20


@method("getFile")
async def get_file(call: Call) -> Json:
    """File with the path under which it is served."""
    given = call.params.text("file_id")
    if not given:
        raise bad_request("file_id not specified")
    file = storing.found(call.world, call.bot_id, given)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MOST_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id(file, call.bot_id),
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


@method("getUserProfilePhotos")
async def get_user_profile_photos(call: Call) -> Json:
    """UserProfilePhotos: nobody has more than one picture here."""
    user_id = user_id_of(call)
    if user_id in call.world.state.bots:
        return {"total_count": 0, "photos": []}
    person = call.world.state.people.get(user_id)
    if person is None or user_id not in call.bot.known_users:
        raise bad_request("user not found")
    file = call.world.state.files.get(person.photo)
    if file is None:
        return {"total_count": 0, "photos": []}
    first, limit = call.params.integer("offset", low=0), call.params.integer("limit", 100, 1, 100)
    photos = [storing.photo_sizes(call.world, file, call.bot_id)]
    return {"total_count": 1, "photos": photos[first : first + limit]}
