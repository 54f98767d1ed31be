import ArgumentParser
import RestanteJSON
import RestanteLab

/// `restante lab event`
struct LabEventCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Put events into queues.", subcommands: [Seed.self])

  /// `restante lab event seed`
  struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put events into queues: pending, claimed, failed, or in the history.",
      discussion: """
        The file is JSON or YAML: {"events": [{"event": "NAME", "data": …, "state": "claimed"}, \
        …]}, or only the list. All events are put into the queues, or none.
        """)

    @Argument(help: "The file; - reads the standard input.", completion: .file())
    var file: String

    @Option(
      help: ArgumentHelp("The portal's domain. (default: the demo portal)", valueName: "domain"))
    var portal: String?

    @Option(
      help: ArgumentHelp(
        "The application's client id. (default: the demo application's)", valueName: "client-id"))
    var application: String?

    @Option(help: "The connector of the queue. (default: none)")
    var connector: String?

    @OptionGroup var options: LabOptions

    func run() async throws {
      var body = try members()
      for (name, value) in [
        ("portal", portal), ("application", application), ("connector", connector),
      ] {
        if let value { body[name] = .string(value) }
      }
      try await options.show(.post, "events", body: body)
    }

    private func members() throws -> JSONObject {
      let value = try FixtureText(StandardStreams.contents(of: file), path: file).value
      if case .object(let members) = value { return members }
      return ["events": value]
    }
  }
}
