import ArgumentParser
import RestanteJSON

/// `restante door`
struct Door: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the doors through which another portal's events come in.",
    discussion: """
      A door is an address. Enter it as the handler of an outgoing webhook, or bind an \
      application's events to it: what the portal posts there is published here.
      """,
    subcommands: [Add.self, List.self, Revoke.self])

  /// `restante door add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a door and show its address; it cannot be shown again.")

    @Option(
      help: ArgumentHelp(
        "The application_token that the portal sends. (default: none is required)",
        valueName: "token"))
    var applicationToken: String?

    @Flag(help: "Expect the token that comes with ONAPPINSTALL from then on.")
    var learn = false

    @OptionGroup var credential: CredentialOptions
    @OptionGroup var options: AdministrationOptions

    func validate() throws {
      guard !learn || applicationToken == nil else {
        throw ValidationError("Choose either --application-token or --learn.")
      }
    }

    func run() async throws {
      var body: JSONObject = [:]
      if let applicationToken { body["application_token"] = .string(applicationToken) }
      if learn { body["learn_token"] = true }
      credential.add(to: &body)
      options.show(try await options.send(.post, ["doors"], body))
    }
  }

  /// `restante door list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the doors of a portal.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(
        try await options.all("doors", ["doors"]),
        ["id", "application_token", "label", "created", "expires"])
    }
  }

  /// `restante door revoke`
  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Revoke a door.")

    @OptionGroup var target: CredentialTarget

    func run() async throws {
      target.options.show(try await target.options.send(.delete, ["doors", target.id]))
    }
  }
}
