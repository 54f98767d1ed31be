import ArgumentParser
import RestanteCore
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
      The server key stands in server.key of the data directory, or in RESTANTE_SERVER_KEY, and is \
      the same on every server of a database. While it is rotated both keys are good: handlers are \
      sent the application_token of the key before until its time is over, "app show" shows that \
      and the next one, and forms sealed with either key are taken. All servers change at the same \
      moment.
      """,
    subcommands: [Rotate.self])
}

extension ServerKeyCommand {
  /// `restante server-key rotate`
  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new server key, which takes the present one's place after a while.",
      discussion: """
        The present key goes to server.key.previous, with its end. A server that uses the \
        directory, and its database, hear of it within a minute, and at once on SIGHUP. Copy both \
        files to the other servers of the database before the time is over: a server without the \
        new key stops then. Keep server.key.previous for as long as you may restore backups that \
        are older than the rotation.

        Where the key is in the environment, set RESTANTE_SERVER_KEY to a new one (openssl rand \
        -hex 32) and RESTANTE_PREVIOUS_SERVER_KEY to the one before, on every server, and restart \
        them one after the other. They change a week after the first of them, or at a time that \
        you name: "KEY until SECONDS", in seconds since 1970.
        """)

    @Option(
      help: ArgumentHelp(
        "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
    var data: String?

    @Option(
      help: ArgumentHelp(
        "For how many seconds both keys are good; 0 when the present one has been stolen.",
        valueName: "seconds"))
    var overlap: Int64 = AdoptServerKey.standardOverlap

    func validate() throws {
      guard (0...AdoptServerKey.maximumOverlap).contains(overlap) else {
        throw ValidationError(
          "--overlap: not a number of seconds from 0 to \(AdoptServerKey.maximumOverlap).")
      }
    }

    func run() throws {
      // Whatever files the process makes are its owner's alone.
      umask(0o077)
      let end = try ServerKeyRotation.begin(
        in: DataOption.directory(data), overlap: overlap,
        serverKey: Environment.secret(of: .serverKey))
      StandardStreams.show(line: "there is a new server key; it is used from \(end.seconds) on")
    }
  }
}
