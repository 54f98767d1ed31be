import ArgumentParser
import RestanteJSON

/// `restante lab reset`
struct LabResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Empty queues, claims, dead letters, history and deliveries.",
    discussion: """
      Rules of faults and stubs are removed, and what was asked and posted is forgotten. \
      Applications, users, credentials, bindings and settings stay.
      """)

  @Option(help: ArgumentHelp("The portal's domain. (default: all portals)", valueName: "domain"))
  var portal: String?

  @Flag(help: "Restart event numbers at 1.")
  var ids = false

  @OptionGroup var options: LabOptions

  func run() async throws {
    var body: JSONObject = [:]
    if let portal { body["portal"] = .string(portal) }
    if ids { body["ids"] = true }
    try await options.show(.post, "reset", body: body)
  }
}
