import ArgumentParser
import RestanteJSON
import RestanteLab

/// `restante lab kind`
struct LabKindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind",
    abstract: "Add kinds of objects that have methods and events.",
    subcommands: [Add.self, List.self])

  /// `restante lab kind add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add kinds of a file, and list all kinds.",
      discussion: """
        The file is JSON or YAML: {"kinds": [{"method": "crm.quote", "event": "ONCRMQUOTE"}, …]}, \
        or only the list. A kind with the method of another takes its place.
        """)

    @Argument(help: "The file; - reads the standard input.", completion: .file())
    var file: String

    @OptionGroup var options: LabOptions

    func run() async throws {
      let value = try FixtureText(StandardStreams.contents(of: file), path: file).value
      let body = value.objectValue ?? ["kinds": value]
      options.show(kinds: try await options.send(.post, "kinds", body: body))
    }
  }

  /// `restante lab kind list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List kinds.")

    @OptionGroup var options: LabOptions

    func run() async throws { options.show(kinds: try await options.send(.get, "kinds")) }
  }
}

extension LabOptions {
  /// Prints kinds: as they are, or as a table.
  fileprivate func show(kinds reply: JSONValue) {
    output.show(
      reply["kinds"]?.arrayValue ?? [],
      ["method", "event", "scope", "like", "ids", "entity_type_id"])
  }
}
