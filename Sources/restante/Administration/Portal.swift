import ArgumentParser
import RestanteJSON

/// `restante portal`
struct Portal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the portals of a running server.",
    subcommands: [Add.self, List.self, Show.self, Set.self, Erase.self])

  static let members = AssignableMembers(members: [
    "mode": (.choice, "safe, strict, or default to follow the server"),
    "state": (.text, "active or stopped"),
    "offline_access": (.choice, "administrators, users, or default to follow the mode"),
    "rest": (.flag, "whether the licence includes calling methods"),
    "rest_offline_extended": (.flag, "whether it includes claiming (clear=0)"),
    "rest_auth_connector": (.flag, "whether it includes connectors"),
    "rate_limit": (.choice, "off, standard, enterprise, X/Y, or default"),
    "operating_limit": (.choice, "off, seconds within ten minutes, or default"),
    "time_zone": (.choice, "UTC, +HH:MM, -HH:MM, a name such as Europe/Berlin, or default"),
  ])

  /// `restante portal add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a portal and show its first administrator's key, this once.",
      discussion: Portal.members.help)

    @Argument(help: "The domain that clients address it by.")
    var domain: String

    @Argument(help: "What is decided about it.")
    var assignments: [Assignment] = []

    @Option(help: "The member id, 32 hexadecimal digits; made up if not given.")
    var memberID: String?

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body = try Portal.members.object(assignments)
      body["domain"] = .string(domain)
      if let memberID { body["member_id"] = .string(memberID) }
      options.show(try await options.connection().send(.post, ["portals"], body))
    }
  }

  /// `restante portal list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List all portals.")

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      let reply = try await options.connection().send(.get, ["portals"])
      options.show(
        reply["portals"]?.arrayValue ?? [],
        ["domain", "member_id", "state", "mode", "time_zone", "rate_limit"])
    }
  }

  /// `restante portal show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what is decided about a portal.")

    @Argument(help: "The portal's domain.")
    var domain: String

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      options.show(try await options.connection().send(.get, ["portals", domain]))
    }
  }

  /// `restante portal set`
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide something about a portal.", discussion: Portal.members.help)

    @Argument(help: "The portal's domain.")
    var domain: String

    @Argument(help: "What is decided about it.")
    var assignments: [Assignment] = []

    @Option(help: "Another domain; the member id stays.")
    var newDomain: String?

    @OptionGroup(title: "Queues whose application left it open") var choices: QueueChoiceOptions
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      var body = try Portal.members.object(assignments)
      if let newDomain { body["domain"] = .string(newDomain) }
      let queues = try choices.changes()
      if !queues.isEmpty { body["queues"] = .object(queues) }
      options.show(try await options.connection().send(.patch, ["portals", domain], body))
    }
  }

  /// `restante portal erase`
  struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a portal and everything of it for good.")

    @Argument(help: "The portal's domain.")
    var domain: String

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      if !yes {
        StandardStreams.draw("This removes \(domain) for good. Type the domain to go on: ")
        guard StandardStreams.readLine() == domain else {
          throw ValidationError("Nothing was removed.")
        }
      }
      options.show(try await options.connection().send(.delete, ["portals", domain]))
    }
  }
}
