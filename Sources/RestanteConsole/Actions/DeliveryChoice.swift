import RestanteJSON

/// Which deliveries an action is about: named ones, or all of a handler.
struct DeliveryChoice: Sendable {
  private let scene: PageScene
  private let named: NamedDeliveries
  /// The number of a handler; 0 for none.
  private let handler: Int64

  /// Reads a query or a form. What is meant must be said: nothing that can be forgotten means
  /// "all".
  ///
  /// - Throws: ``PageProblem``.
  init(_ scene: PageScene, _ form: [String: String]) throws(PageProblem) {
    self.scene = scene
    named = NamedDeliveries(form)
    handler = named.keys.isEmpty ? form["handler"].flatMap { Int64($0) } ?? 0 : 0
    guard !named.keys.isEmpty || handler > 0 else {
      throw .refused(scene.text("choice", "none"))
    }
  }

  /// Asks before it is done.
  ///
  /// - Parameters:
  ///   - phases: The phases of those that it can be done with.
  ///   - title: The question, with the number of deliveries put in.
  /// - Throws: ``PageProblem``, or what the native API throws.
  func question(
    _ phases: [String], _ title: (_ deliveries: String) -> String, consequences: [String],
    button: String, isDangerous: Bool = false
  ) async throws -> Question {
    let (count, examples) = try await meant(phases)
    guard count > 0 else { throw PageProblem.refused(scene.text("choice", "gone")) }
    return Question(
      title: title(scene.text.counted(count, .delivery)), consequences: consequences,
      examples: examples, button: button, isDangerous: isDangerous,
      fields: ["deliveries": named.field, "handler": handler > 0 ? "\(handler)" : ""],
      back: scene.path(["deliveries"], query: ["phase": phases[0]]))
  }

  /// Does it.
  ///
  /// - Parameters:
  ///   - verb: What the native API calls it.
  ///   - member: What its reply calls the number.
  ///   - phase: The phase of the deliveries that are shown next.
  /// - Throws: ``PageProblem``, or what the native API throws.
  func carryOut(_ verb: String, _ member: String, notice: String, phase: String) async throws
    -> Outcome
  {
    let body: JSONObject =
      named.keys.isEmpty ? ["handler": .int(handler)] : ["deliveries": named.member]
    var (count, isMore): (Int64, Bool) = (0, false)
    for _ in 0..<EventChoice.maxSteps {
      let reply = try await scene.change("POST", ["deliveries", verb], .object(body))
      count += reply[member]?.intValue ?? 0
      isMore = reply["more"]?.boolValue ?? false
      if !isMore { break }
    }
    if isMore {
      return Outcome(
        notice: "deliveries_part", count: count, segments: ["deliveries", verb],
        query: ["handler": "\(handler)"])
    }
    return Outcome(
      notice: notice, count: count, segments: ["deliveries"],
      query: ["phase": phase, "handler": handler > 0 ? "\(handler)" : ""])
  }

  /// How many are meant that are in one of the phases, and some of them.
  private func meant(_ phases: [String]) async throws -> (count: Int64, examples: [String]) {
    if handler > 0 {
      guard let found = try await HandlerFacts.find(handler, scene) else {
        throw PageProblem.missing
      }
      return (
        phases.reduce(0) { $0 + (found[$1]?.intValue ?? 0) }, [found["url"]?.stringValue ?? ""]
      )
    }
    var lines: [String] = []
    for key in named.keys {
      let reply = try? await scene.ask(["deliveries", "\(key.handler)", "\(key.id)"])
      guard let delivery = reply, phases.contains(delivery["phase"]?.stringValue ?? "") else {
        continue
      }
      lines.append("\(key.text) · \(delivery["event"]?.stringValue ?? "")")
    }
    return (Int64(lines.count), Array(lines.prefix(EventExamples.maximum)))
  }
}
