"""Why a deployment ended -> a sentence for whoever runs it, and what to do. English here, French in `locale/fr`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cartostory.deploy.transport import HostError, Reason
from cartostory.problems.messages import translatable

Say = Callable[[str], str]


def explain_refusal(error: HostError, say: Say) -> str:
    """Say why it ended, and what to do."""
    what, remedy = _SENTENCES[error.reason]
    return f"{say(what).format(detail=error.detail)} {say(remedy)}".strip()


_AGAIN = translatable("Run the command again: it goes on where it was. Readers see the site whole meanwhile.")

_SENTENCES: Mapping[Reason, tuple[str, str]] = {
    Reason.NO_SUCH_HOST: (
        translatable("There is no host named “{detail}”, or this machine is not online."),
        translatable("Compare the name with the host’s letter, in config.yaml under deploy:."),
    ),
    Reason.UNREACHABLE: (
        translatable("Nobody answers at {detail}."),
        translatable(
            "Check the name and the port in the host’s letter, and whether your network lets such connections out: "
            "town halls often close them."
        ),
    ),
    Reason.CUT: (translatable("The connection broke, and did not come back after several tries."), _AGAIN),
    Reason.WRONG_PASSWORD: (
        translatable("The host does not accept this name and password: {detail}."),
        translatable("Compare both with the host’s letter. Nothing was sent."),
    ),
    Reason.NO_PASSWORD: (
        translatable("The host asks for a password or a key: {detail}."),
        translatable(
            "Run the command in a terminal, which asks for it; or put it into the variable CARTOSTORY_PASSWORD, into "
            "the system’s keyring, or your key into the ssh agent."
        ),
    ),
    Reason.UNKNOWN_HOST_KEY: (
        translatable("The host {detail} is met for the first time, and nobody confirmed that it is the right one."),
        translatable(
            "Run the command in a terminal and compare the fingerprint with the host’s letter; --accept-new accepts "
            "it without asking, the first time only."
        ),
    ),
    Reason.CHANGED_HOST_KEY: (
        translatable("The host {detail} shows another key than before. Nothing was sent, not even the password."),
        translatable(
            "Ask the host whether it changed its key. If it did, take its line out of the file ~/.ssh/known_hosts. If "
            "it did not, somebody stands between you and the host."
        ),
    ),
    Reason.BAD_CERTIFICATE: (
        translatable("The host’s certificate cannot be trusted: {detail}. Nothing was sent, not even the password."),
        translatable("Check the host’s name in config.yaml; if it is right, the host has to mend its certificate."),
    ),
    Reason.NO_TLS: (
        translatable("The host does not offer encryption: {detail}."),
        translatable("Ask it for SFTP or FTPS. Nothing was sent."),
    ),
    Reason.NO_FOLDER: (
        translatable("The folder “{detail}” does not exist there."),
        translatable("Compare the path with the host’s letter, or make the folder first."),
    ),
    Reason.READ_ONLY: (
        translatable("The host does not allow writing: {detail}."),
        translatable("Check the path and the rights of your account; then run the command again."),
    ),
    Reason.FULL: (
        translatable("There is no room left on the host: {detail}."),
        translatable("Make room, or ask for more; then run the command again: it goes on where it was."),
    ),
    Reason.NAME_REFUSED: (
        translatable("The host does not take a file of this name: {detail}."),
        translatable("Give the story, the photograph or the attachment a shorter and simpler name."),
    ),
    Reason.REFUSED: (translatable("The host refuses: {detail}."), _AGAIN),
    Reason.NO_RSYNC: (
        translatable("rsync is not installed: {detail}."),
        translatable("Install it, or write sftp:// instead of rsync://: the same host takes both."),
    ),
    Reason.RSYNC_FAILED: (translatable("rsync ended with an error: {detail}."), _AGAIN),
    Reason.INSECURE: (
        translatable("{detail} is reached without encryption: the password would travel in clear."),
        translatable("Write ftps:// or sftp://, or allow it with “insecure: true”."),
    ),
    Reason.NOT_OURS: (
        translatable("The host’s folder is not empty, and cartostory did not fill it: {detail}."),
        translatable(
            "Choose an empty folder. If the site is to take its place beside these files, --adopt takes the folder "
            "over: files of the same names are replaced, all others stay. --dry-run shows which."
        ),
    ),
    Reason.OTHER_SITE: (
        translatable("The host’s folder holds another site: {detail}."),
        translatable("Check the path. If this site is to replace it, or has changed its address, say --adopt."),
    ),
    Reason.FOREIGN_FILES: (
        translatable("Files that cartostory did not put there stand in the way: {detail}."),
        translatable("Move them, or say --adopt to replace them. Nothing was changed."),
    ),
    Reason.MANIFEST_DAMAGED: (
        translatable("The list of what cartostory put there is damaged, so it cannot tell what is its own."),
        translatable("--adopt makes a new one: it reads the site’s files on the host again, and removes nothing."),
    ),
    Reason.MANIFEST_NEWER: (
        translatable("A newer cartostory published this site."),
        translatable("Use the same version of the program here. Nothing was changed."),
    ),
    Reason.LOCKED: (
        translatable("Somebody else is publishing this site right now: {detail}."),
        translatable("Wait until they have finished, and run the command again. Nothing was changed."),
    ),
    Reason.LOCK_LOST: (
        translatable("Somebody else began to publish meanwhile, since this machine gave no sign of life: {detail}."),
        translatable("Talk to them, then run the command again."),
    ),
    Reason.DIFFERS: (
        translatable("A file did not arrive as it was sent: {detail}."),
        _AGAIN,
    ),
    Reason.LOCAL_CHANGED: (
        translatable("A file of the built site is missing, or was changed by another program: {detail}."),
        translatable("Run “cartostory build” again, then this command."),
    ),
    Reason.NO_VERSION: (
        translatable("No earlier version of “{detail}” is kept on this machine."),
        translatable("Versions are kept from the first deployment on, on the machine that published them."),
    ),
    Reason.VERSION_WITHDRAWN: (
        translatable("The version before may not come back: a photograph or a voice in it may not be shown: {detail}."),
        translatable("Publish the site as it is now: “cartostory deploy”."),
    ),
}
