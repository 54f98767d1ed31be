import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST

/// Reads rules; what is wrong becomes a problem that names the argument.
struct FaultRuleReader {
  let members: JSONObject
  private let arguments: ArgumentReader
  /// The names of methods that rules can be about besides the server's own.
  private let added: [String]

  /// - Parameters:
  ///   - members: The members of a rule.
  ///   - arguments: What reads them, and names them where one is wrong.
  ///   - added: The names of methods that rules can be about besides the server's own.
  init(_ members: JSONObject, _ arguments: ArgumentReader, added: [String]) {
    self.members = members
    self.arguments = arguments
    self.added = added
  }

  /// The rules that the members of an object mean: one, or those of a preset.
  static func rules(
    _ members: JSONObject, _ arguments: ArgumentReader, added: [String]
  ) throws(Problem) -> [FaultRule] {
    guard let name = try arguments.string("preset") else {
      return [try FaultRuleReader(members, arguments, added: added).rule()]
    }
    guard let preset = FaultPreset(rawValue: name) else {
      let names = FaultPreset.allCases.map(\.rawValue).joined(separator: ", ")
      throw arguments.wrong("preset", "must be one of \(names)")
    }
    for (name, _) in members where !["preset", "portal", "application"].contains(name) {
      throw arguments.wrong(name, "does not go together with preset")
    }
    var rules: [FaultRule] = []
    for var rule in preset.rules {
      for name in ["portal", "application"] { rule[name] = members[name] }
      rules.append(try FaultRuleReader(rule, ArgumentReader(rule), added: added).rule())
    }
    return rules
  }

  /// The rule.
  func rule() throws(Problem) -> FaultRule {
    let effect = try effect()
    let delay = try arguments.milliseconds("delay")
    if case .delayOnly = effect, delay == nil {
      throw Problem(
        .invalidArgument,
        "Say what goes wrong: one of error, status, reply, store and delivery, or a delay.")
    }
    return FaultRule(
      try match(effect), FaultAction(delay: delay ?? 0, effect: effect),
      nth: try positive("nth"), times: try positive("times"), probability: try probability(),
      members: members)
  }

  private func match(_ effect: FaultAction.Effect) throws(Problem) -> FaultMatch {
    let kind = try kind(effect)
    for (name, owner) in Self.owners where arguments.value(name) != nil && owner != kind {
      throw arguments.wrong(name, "does not go with what the rule does")
    }
    let name: NamePattern? =
      switch kind {
      case .call: try method()
      case .request: try pattern("path")
      case .delivery: try pattern("event")
      }
    let match = FaultMatch(
      kind: kind, name: name, handler: try pattern("handler"),
      portal: try arguments.string("portal"), application: try arguments.string("application"))
    guard kind == .request else { return match }
    for name in ["portal", "application"] where arguments.value(name) != nil {
      throw arguments.wrong(name, "is not known where a rule goes by the path")
    }
    return match
  }

  /// What rules can go by that are about one kind of occasion only.
  private static let owners: [(String, FaultKind)] = [
    ("method", .call), ("path", .request), ("event", .delivery), ("handler", .delivery),
  ]

  private func kind(_ effect: FaultAction.Effect) throws(Problem) -> FaultKind {
    if case .delivery = effect { return .delivery }
    guard arguments.value("path") != nil else { return .call }
    switch effect {
    case .error: throw arguments.wrong("error", "goes with a method, not with a path")
    case .store: throw arguments.wrong("store", "goes with a method, not with a path")
    case .delayOnly, .status, .reply, .delivery: return .request
    }
  }

  private func method() throws(Problem) -> NamePattern? {
    guard let text = try arguments.string("method") else { return nil }
    let pattern = NamePattern(text)
    let known = RESTService.operations.filter { !$0.hasPrefix("rest3:") } + added
    guard known.contains(where: pattern.matches) else {
      let near = NearName.find(text, among: known).map { "; did you mean \($0)?" } ?? ""
      throw arguments.wrong("method", "must be a method, or a pattern of methods\(near)")
    }
    return pattern
  }

  private func pattern(_ name: String) throws(Problem) -> NamePattern? {
    guard let text = try arguments.string(name) else { return nil }
    guard !text.isEmpty else { throw arguments.wrong(name, "must not be empty") }
    return NamePattern(text)
  }

  private func positive(_ name: String) throws(Problem) -> Int64? {
    guard let number = try arguments.integer(name) else { return nil }
    guard number > 0 else { throw arguments.wrong(name, "must be a positive integer") }
    return number
  }

  private func probability() throws(Problem) -> Double? {
    guard let value = arguments.value("probability") else { return nil }
    guard case .number(let number) = value, (0...1).contains(number.double) else {
      throw arguments.wrong("probability", "must be a number from 0 to 1")
    }
    return number.double
  }
}

// What goes wrong.
extension FaultRuleReader {
  private func effect() throws(Problem) -> FaultAction.Effect {
    var effects: [(name: String, effect: FaultAction.Effect)] = []
    if let fault = try delivery() { effects.append(("delivery", .delivery(fault))) }
    if let error = try error() { effects.append(("error", .error(error))) }
    if let fault = try reply() { effects.append(("reply", .reply(fault))) }
    if let fault = try store() { effects.append(("store", .store(fault))) }
    let isDelivery = arguments.value("delivery") != nil
    if let status = try status(), !isDelivery { effects.append(("status", .status(status))) }
    guard effects.count <= 1 else {
      throw arguments.wrong(effects[1].name, "does not go together with \(effects[0].name)")
    }
    return effects.first?.effect ?? .delayOnly
  }

  private func error() throws(Problem) -> CallError? {
    let description = try arguments.string("description")
    guard let code = try arguments.string("error") else {
      if description != nil { throw arguments.wrong("description", "goes with an error") }
      return nil
    }
    guard let error = CallError(code: code, description: description) else {
      let descriptions = CallError.descriptions(of: code)
      guard descriptions.isEmpty else {
        throw arguments.wrong(
          "description", "must be one of: \(descriptions.joined(separator: " | "))")
      }
      let near = NearName.find(code, among: CallError.codes).map { "; did you mean \($0)?" } ?? ""
      throw arguments.wrong("error", "must be a code of the error table\(near)")
    }
    return error
  }

  private func status() throws(Problem) -> Int? {
    guard let status = try arguments.integer("status") else { return nil }
    guard (200...599).contains(status) else {
      throw arguments.wrong("status", "must be an HTTP status from 200 to 599")
    }
    return Int(status)
  }

  private func reply() throws(Problem) -> ReplyFault? {
    let span = try arguments.milliseconds("over")
    let word = try arguments.string("reply")
    if span != nil, word != "slow" {
      throw arguments.wrong("over", "goes with reply slow")
    }
    switch word {
    case nil: return nil
    case "reset": return .reset
    case "lost": return .lost
    case "cut": return .cut
    case "slow": return .slow(span ?? 5_000)
    default: throw arguments.wrong("reply", "must be reset, lost, cut or slow")
    }
  }

  private func store() throws(Problem) -> StoreFault? {
    guard let word = try arguments.string("store") else { return nil }
    guard let fault = StoreFault(rawValue: word) else {
      throw arguments.wrong("store", "must be unavailable or unknown")
    }
    return fault
  }

  private func delivery() throws(Problem) -> DeliveryFault? {
    guard let word = try arguments.string("delivery") else { return nil }
    let status = try status()
    if status != nil, word != "fail" {
      throw arguments.wrong("status", "goes with delivery fail")
    }
    switch word {
    case "drop": return .drop
    case "duplicate": return .duplicate
    case "reorder": return .reorder
    case "fail": return .fail(status)
    default: throw arguments.wrong("delivery", "must be drop, duplicate, reorder or fail")
    }
  }
}
