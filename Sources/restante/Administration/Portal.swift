import ArgumentParser
import RestanteJSON

/// `restante portal`
struct Portal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Administer the portals of a running server.",
    subcommands: [Add.self, List.self, Show.self, Set.self, Erase.self])

  static let members = AssignableMembers(members: [
    "mode": (.choice, "safe, strict, or default to use the server's mode"),
    "state": (.text, "active or stopped"),
    "offline_access": (.choice, "administrators, users, or default, which depends on the mode"),
    "rest": (.flag, "whether the licence includes calling methods"),
    "rest_offline_extended": (.flag, "whether the licence includes claiming (clear=0)"),
    "rest_auth_connector": (.flag, "whether the licence includes connectors"),
    "rate_limit": (.choice, "off, standard, enterprise, X/Y, or default"),
    "operating_limit": (
      .choice, "off, a time within ten minutes such as 90 (seconds) or 5m, or default"
    ),
    "time_zone": (.choice, "UTC, +HH:MM, -HH:MM, a name such as Europe/Berlin, or default"),
  ])

  /// `restante portal add`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a portal and show its administrator key; it cannot be shown again.",
      discussion: Portal.members.help)

    @Argument(help: "The domain that clients use for it.")
    var domain: String

    @Argument(help: "Settings as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    @Option(help: "The member id, 32 hexadecimal digits. (default: a new one)")
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
      abstract: "Show the settings of a portal.")

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
      abstract: "Change the settings of a portal.", discussion: Portal.members.help)

    @Argument(help: "The portal's domain.")
    var domain: String

    @Argument(help: "Settings as NAME=VALUE; see above.")
    var assignments: [Assignment] = []

    @Option(help: "The new domain; the member id stays.")
    var newDomain: String?

    @OptionGroup(title: "Queues of applications without a setting of their own")
    var choices: QueueChoiceOptions
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
      abstract: "Delete a portal and all its data for good.")

    @Argument(help: "The portal's domain.")
    var domain: String

    @Flag(help: "Do not ask for confirmation.")
    var yes = false

    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      if !yes {
        StandardStreams.draw(
          "This deletes \(domain) and all its data for good. Type the domain to continue: ")
        guard StandardStreams.readLine() == domain else {
          throw ValidationError("Nothing was deleted.")
        }
      }
      options.show(try await options.connection().send(.delete, ["portals", domain]))
    }
  }
}
