import ArgumentParser
import RestanteCore
import RestanteJSON
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante server-key`
struct ServerKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server-key",
    abstract: "Rotate the key from which every application_token is derived.",
    discussion: """
      The server key is in the file server.key of the data directory, or in RESTANTE_SERVER_KEY, \
      and must be the same on every server of a database. During a rotation both keys are valid: \
      handlers receive the application_token of the old key until the rotation ends, "app show" \
      shows this token and the next one, and forms sealed with either key are accepted. All \
      servers switch to the new key at the same moment.
      """,
    subcommands: [Rotate.self])
}

extension ServerKeyCommand {
  /// `restante server-key rotate`
  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create a new server key that replaces the current one after a transition period.",
      discussion: """
        The current key is moved to server.key.previous together with its expiry time. A server \
        that uses the directory picks up both files within a minute, or immediately on SIGHUP, and \
        records the rotation in its database. Copy both files to all other servers of the database \
        before the old key expires: a server without the new key stops at that time. Keep \
        server.key.previous as long as you may restore backups older than the rotation.

        If the key comes from the environment, set RESTANTE_SERVER_KEY to a new key (openssl rand \
        -hex 32) and RESTANTE_PREVIOUS_SERVER_KEY to the old one on every server, and restart the \
        servers one at a time. They switch a week after the first restart, or at a time of your \
        choice: set RESTANTE_PREVIOUS_SERVER_KEY to "KEY until SECONDS", in seconds since 1970.
        """)

    @Option(
      help: ArgumentHelp(
        "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
    var data: String?

    @Option(
      help: ArgumentHelp(
        "How long both keys are valid, such as 7d; 0 if the current key has been stolen.",
        valueName: "duration"))
    var overlap = DurationArgument(seconds: AdoptServerKey.standardOverlap)

    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard (0...AdoptServerKey.maximumOverlap).contains(overlap.seconds) else {
        throw ValidationError(
          "--overlap must be from 0 to \(DurationText.text(AdoptServerKey.maximumOverlap)).")
      }
    }

    func run() throws {
      // Whatever files the process makes are its owner's alone.
      umask(0o077)
      let end = try ServerKeyRotation.begin(
        in: DataOption.directory(data), overlap: overlap.seconds,
        serverKey: try Environment.secret(of: .serverKey))
      guard !output.printsJSON else { return output.show(["used_from": .int(end.seconds)]) }
      StandardStreams.show(line: "The new server key is used from \(output.time(end.seconds)) on.")
    }
  }
}
