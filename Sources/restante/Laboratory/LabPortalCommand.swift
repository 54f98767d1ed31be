import ArgumentParser
import RestanteJSON

/// `restante lab portal`
struct LabPortalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Add portals for tests, or remove them.", subcommands: [Add.self, Remove.self])

  /// `restante lab portal add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a portal with users, an application and credentials, and print them.")

    @Argument(help: "The portal's domain. (default: one of its own)")
    var domain: String?

    @OptionGroup var options: LabOptions

    func run() async throws {
      var body: JSONObject = [:]
      if let domain { body["domain"] = .string(domain) }
      try await options.show(.post, "portals", body: body)
    }
  }

  /// `restante lab portal remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a portal and all its data for good.")

    @Argument(help: "The portal's domain.")
    var domain: String

    @OptionGroup var options: LabOptions

    func run() async throws { try await options.show(.delete, "portals", domain) }
  }
}
