import ArgumentParser
import RestanteJSON

/// `restante lab fault`
struct LabFaultCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fault",
    abstract: "Make calls, requests or deliveries go wrong.",
    subcommands: [Add.self, List.self, Remove.self])

  /// `restante lab fault add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a rule, or the rules of a preset.",
      discussion: """
        Say what goes wrong with one of --error, --status, --reply, --store and --delivery, or \
        with --delay, and when with the other options. "*" in patterns stands for any characters.
        """)

    @OptionGroup var rule: FaultRuleOptions
    @OptionGroup var options: LabOptions

    func run() async throws {
      options.show(faults: try await options.send(.post, "faults", body: rule.members))
    }
  }

  /// `restante lab fault list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List rules, how often they matched and how often they applied.")

    @Flag(help: "List only rules that never applied.")
    var unused = false

    @OptionGroup var options: LabOptions

    func run() async throws {
      options.show(
        faults: try await options.send(
          .get, "faults", query: unused ? ["unused": "true"] : [:]))
    }
  }

  /// `restante lab fault remove`
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove a rule, or all rules.")

    @Argument(help: "The rule's number.")
    var id: Int64?

    @Flag(help: "Remove all rules.")
    var all = false

    @OptionGroup var options: LabOptions

    func validate() throws {
      guard (id != nil) != all else {
        throw ValidationError("Name the rule by its number, or say --all.")
      }
    }

    func run() async throws {
      let reply =
        if let id {
          try await options.send(.delete, "faults", "\(id)")
        } else {
          try await options.send(.delete, "faults")
        }
      options.show(faults: reply)
    }
  }
}
