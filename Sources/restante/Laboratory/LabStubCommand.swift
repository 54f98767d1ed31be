import ArgumentParser
import RestanteJSON

/// `restante lab stub`
struct LabStubCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stub",
    abstract: "Say what methods return that the server does not have.",
    subcommands: [Add.self, List.self, Remove.self])

  /// `restante lab stub add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a stub.",
      discussion: """
        In texts of the result, {{param fields.TITLE}} stands for a parameter of the call, {{n}} \
        for the number of the use, counted from 1, and {{random 1 100}} for a random number. "*" \
        in the method and in texts of --when stands for any characters.
        """)

    @OptionGroup var stub: StubOptions
    @OptionGroup var options: LabOptions

    func run() async throws {
      options.show(stubs: try await options.send(.post, "stubs", body: try stub.members()))
    }
  }

  /// `restante lab stub list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List stubs, and how often they were used.")

    @Flag(help: "List only stubs that were never used.")
    var unused = false

    @OptionGroup var options: LabOptions

    func run() async throws {
      options.show(
        stubs: try await options.send(.get, "stubs", query: unused ? ["unused": "true"] : [:]))
    }
  }

  /// `restante lab stub remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove a stub, or all stubs.")

    @Argument(help: "The stub's number.")
    var id: Int64?

    @Flag(help: "Remove all stubs.")
    var all = false

    @OptionGroup var options: LabOptions

    func validate() throws {
      guard (id != nil) != all else {
        throw ValidationError("Name the stub by its number, or say --all.")
      }
    }

    func run() async throws {
      let reply =
        if let id {
          try await options.send(.delete, "stubs", "\(id)")
        } else {
          try await options.send(.delete, "stubs")
        }
      options.show(stubs: reply)
    }
  }
}

extension LabOptions {
  /// Prints stubs: as they are, or as a table.
  fileprivate func show(stubs reply: JSONValue) {
    let stubs = reply["stubs"]?.arrayValue ?? []
    output.show(stubs, ["id", "method", "when", "result", "error", "times", "uses"])
  }
}
