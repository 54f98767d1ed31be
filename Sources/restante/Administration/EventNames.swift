import ArgumentParser
import RestanteJSON

/// `restante event-name`
struct EventNames: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event-name",
    abstract: "Administer the custom event names of a portal, which applications may bind.",
    discussion: "The names of Bitrix24 need not be added.",
    subcommands: [Add.self, List.self])

  /// `restante event-name add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an event name; adding it again changes nothing.")

    @Argument(help: "The name, such as ONORDERSHIPPED. It is converted to uppercase.")
    var name: String

    @Option(help: "The scope that an application needs to bind it. (default: none)")
    var scope: String?

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body: JSONObject = ["event": .string(name)]
      if let scope { body["scope"] = .string(scope) }
      options.show(try await options.send(.post, ["event-names"], body))
    }
  }

  /// `restante event-name list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the custom event names of a portal, oldest first.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      let reply = try await options.send(.get, ["event-names"])
      options.show(reply["event_names"]?.arrayValue ?? [], ["event", "scope"])
    }
  }
}
