import Testing

@Suite("Declarations")
struct DeclarationTests {
  /// Names that only libraries and the compiler use.
  static let usedElsewhere: Set = [
    "Main", "callAsFunction", "customMirror", "debugDescription", "defaultValueDescription",
    "enqueue", "minimumResolution", "testDescription", "unownedExecutor", "validate",
    // What a factory of metrics is asked for.
    "destroyCounter", "destroyMeter", "destroyRecorder", "destroyTimer", "makeCounter", "makeMeter",
    "makeRecorder", "makeTimer",
    // What a tracer and its spans are asked for.
    "addEvent", "addLink", "forceFlush", "recordError",
    // What handlers of a NIO channel are called and asked for.
    "InboundIn", "InboundOut", "OutboundIn", "OutboundOut", "channelActive", "channelInactive",
    "channelRead", "channelReadComplete", "channelWritabilityChanged", "errorCaught", "flush",
    "handlerAdded", "handlerRemoved", "userInboundEventTriggered", "write",
  ]

  private static let keywords: Set = [
    "func", "var", "let", "case", "struct", "enum", "class", "actor", "protocol", "typealias",
  ]

  /// Where each name is declared.
  private static func declarations() -> [String: [String]] {
    var places: [String: [String]] = [:]
    for file in SwiftFile.all {
      for (place, token) in file.tokens.enumerated().dropLast() where keywords.contains(token.text)
      {
        let name = file.tokens[place + 1]
        // Patterns of a switch name constants of C, which begin with a capital.
        let isPattern = token.text == "case" && name.text.first?.isUppercase == true
        guard name.isWord, !isPattern else { continue }
        places[name.text, default: []].append("\(file.path):\(name.line)")
      }
    }
    return places
  }

  @Test("What is declared is used somewhere")
  func dead() {
    var occurrences: [String: Int] = [:]
    for file in SwiftFile.all {
      for token in file.tokens { occurrences[token.text, default: 0] += 1 }
    }
    for (name, places) in Self.declarations() where occurrences[name] == places.count {
      guard !Self.usedElsewhere.contains(name),
        places.contains(where: { $0.hasPrefix("Sources/") })
      else { continue }
      Issue.record("\(name) is not used: \(places.joined(separator: ", "))")
    }
  }
}
