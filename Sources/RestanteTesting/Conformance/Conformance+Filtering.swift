import RestanteCore
import Testing

extension QueueScene {
  /// The numbers of the events that meet conditions.
  fileprivate func matching(_ conditions: EventFilter.Condition...) async throws -> [Int64] {
    let filter = EventFilter(conditions)
    return try await store.listEvents(ListEvents(queue: queue, filter: filter)).events.numbers
  }
}

extension StoreConformance {
  static let filtering: [[ConformanceCase]] = [
    ConformanceCase.both("numbers compare in every way", numberComparisons),
    ConformanceCase.both("times compare in every way", timeComparisons),
    ConformanceCase.both("the failed flag compares as 0 and 1") { scene in
      try await scene.publishAssorted()
      #expect(try await scene.matching(.init(.failed, .equal, [.number(1)])) == [2])
      #expect(try await scene.matching(.init(.failed, .equal, [.number(0)])) == [1, 3, 4])
      #expect(try await scene.matching(.init(.failed, .less, [.number(1)])) == [1, 3, 4])
      #expect(try await scene.matching(.init(.failed, .greaterOrEqual, [.number(2)])) == [])
    },
    ConformanceCase.both("names compare without regard to case", nameComparisons),
    ConformanceCase.both("message ids compare without regard to case", messageIDComparisons),
    ConformanceCase.both("process ids compare without regard to case") { scene in
      try await scene.publishAssorted()
      let text = { (text: String) in [EventFilter.Operand.text(text)] }
      #expect(try await scene.matching(.init(.processID, .equal, text("WORKER"))) == [1])
      #expect(try await scene.matching(.init(.processID, .equal, text(""))) == [2, 3, 4])
      #expect(try await scene.matching(.init(.processID, .greater, text(""))) == [1])
      #expect(try await scene.matching(.init(.processID, .contains, text("ORK"))) == [1])
      #expect(try await scene.matching(.init(.processID, .pattern, text("w%r"))) == [1])
      #expect(try await scene.matching(.init(.processID, .pattern, text(""))) == [2, 3, 4])
      #expect(try await scene.matching(.init(.processID, .pattern, text("%"))) == [1, 2, 3, 4])
    },
    ConformanceCase.both("any of several operands is enough; none matches nothing") { scene in
      try await scene.publish("a", "b", "c")
      let comparisons: [EventFilter.Comparison] = [.equal, .pattern, .contains]
      for comparison in comparisons {
        let both = EventFilter.Condition(.id, comparison, [.number(3), .number(1), .number(9)])
        #expect(try await scene.matching(both) == [1, 3], "\(comparison)")
        let names: [EventFilter.Operand] = [.text("NOTHING"), .text("ONCRMDEALUPDATE")]
        #expect(try await scene.matching(.init(.name, comparison, names)) == [1, 2, 3])
        for field in EventField.allCases {
          #expect(try await scene.matching(.init(field, comparison, [])) == [], "\(field)")
        }
      }
    },
    ConformanceCase.both("ordering comparisons use the first operand; none matches nothing") {
      scene in
      try await scene.publish("a", "b", "c")
      let several = EventFilter.Condition(.id, .greater, [.number(2), .number(0)])
      #expect(try await scene.matching(several) == [3])
      for comparison in [EventFilter.Comparison.greater, .less, .greaterOrEqual, .lessOrEqual] {
        for field in EventField.allCases {
          #expect(try await scene.matching(.init(field, comparison, [])) == [], "\(field)")
        }
      }
    },
    ConformanceCase.both("all conditions must hold") { scene in
      try await scene.publish("a", "b", "c", "d")
      let range = try await scene.matching(
        .init(.id, .greater, [.number(1)]), .init(.id, .lessOrEqual, [.number(3)]))
      #expect(range == [2, 3])
      let contradiction = try await scene.matching(
        .init(.id, .equal, [.number(1)]), .init(.id, .equal, [.number(2)]))
      #expect(contradiction == [])
    },
    ConformanceCase.both("a claim's filter cannot reach held or failed events") { scene in
      try await scene.publishAssorted()
      let held = EventFilter([.init(.processID, .equal, [.text("worker")])])
      let failed = EventFilter([.init(.failed, .equal, [.number(1)])])
      #expect(try await scene.take(filter: held) == [])
      #expect(try await scene.take(filter: failed) == [])
      #expect(try await scene.take(filter: failed, failed: true).numbers == [2])
    },
    ConformanceCase.both("every operator works when claiming and when reading again") { scene in
      try await scene.publish("a", "b", "c")
      let pattern = EventFilter([.init(.name, .pattern, [.text("oncrm%update")])])
      let contains = EventFilter([.init(.name, .contains, [.text("deal")])])
      let list = EventFilter([.init(.id, .equal, [.number(1), .number(3)])])
      #expect(try await scene.claim("p", filter: pattern, limit: 2).numbers == [1, 2])
      #expect(try await scene.claim("p", filter: contains).numbers == [3])
      #expect(try await scene.reread("p", filter: list).numbers == [1, 3])
      #expect(try await scene.reread("p", filter: pattern).numbers == [1, 2, 3])
    },
    ConformanceCase.both("text that looks like a query is only text") { scene in
      try await scene.publish("a")
      for text in ["' OR '1'='1", "\" OR 1", "x'; DROP TABLE events; --", "[a-z]*", "*", "\\%"] {
        for comparison in [EventFilter.Comparison.equal, .pattern, .contains] {
          #expect(try await scene.matching(.init(.name, comparison, [.text(text)])) == [])
        }
      }
      #expect(try await scene.states() == ["1 pending"])
    },
  ]

  @Sendable
  private static func numberComparisons(_ scene: QueueScene) async throws {
    try await scene.publish("a", "b", "c")
    let expected: [(EventFilter.Comparison, [Int64])] = [
      (.equal, [2]), (.greater, [3]), (.less, [1]), (.greaterOrEqual, [2, 3]),
      (.lessOrEqual, [1, 2]), (.pattern, [2]), (.contains, [2]),
    ]
    for (comparison, numbers) in expected {
      let found = try await scene.matching(.init(.id, comparison, [.number(2)]))
      #expect(found == numbers, "\(comparison)")
    }
    #expect(try await scene.matching(.init(.id, .greater, [.number(-5)])) == [1, 2, 3])
    #expect(try await scene.matching(.init(.id, .less, [.number(.max)])) == [1, 2, 3])
    #expect(try await scene.matching(.init(.id, .less, [.number(.min)])) == [])
  }

  @Sendable
  private static func timeComparisons(_ scene: QueueScene) async throws {
    for key in ["a", "b", "c"] {
      try await scene.publish(key)
      try await scene.advance(10)
    }
    let time = try await scene.event(2).occurredAt
    let expected: [(EventFilter.Comparison, [Int64])] = [
      (.equal, [2]), (.greater, [3]), (.less, [1]), (.greaterOrEqual, [2, 3]),
      (.lessOrEqual, [1, 2]), (.pattern, [2]), (.contains, [2]),
    ]
    for (comparison, numbers) in expected {
      let found = try await scene.matching(.init(.occurredAt, comparison, [.number(time)]))
      #expect(found == numbers, "\(comparison)")
    }
    #expect(try await scene.matching(.init(.occurredAt, .equal, [.number(time + 1)])) == [])
  }

  @Sendable
  private static func nameComparisons(_ scene: QueueScene) async throws {
    let names = ["ONA", "ONAB", "ONB", "ON_A%", "ONÄ", "123"].map(EventName.init(stored:))
    for name in names { try await scene.fixture.application.bindOffline(name, in: scene.store) }
    try await scene.publish(names.map { Publication(name: $0) })
    let expected: [(EventFilter.Comparison, String, [Int64])] = [
      (.equal, "ONA", [1]), (.equal, "ona", [1]), (.equal, "ON", []), (.equal, "onä", [5]),
      (.equal, "ON%", []), (.equal, "ON_", []),
      (.greater, "ONAB", [3, 4, 5]), (.greater, "onab", [3, 4, 5]), (.less, "ONAB", [1, 6]),
      (.greaterOrEqual, "ONB", [3, 4, 5]), (.lessOrEqual, "ONA", [1, 6]),
      (.greater, "ONZ", [4, 5]),
      (.pattern, "ona", [1]), (.pattern, "ON%", [1, 2, 3, 4, 5]), (.pattern, "%B", [2, 3]),
      (.pattern, "on_", [1, 3, 5]), (.pattern, "%A%", [1, 2, 4]), (.pattern, "O%_A%_", [2, 4]),
      (.pattern, "%%", [1, 2, 3, 4, 5, 6]), (.pattern, "___", [1, 3, 5, 6]),
      (.pattern, "123", [6]), (.pattern, "12", []), (.pattern, "1_3", [6]),
      (.pattern, "", []), (.pattern, "ON\\_A\\%", []),
      (.contains, "a", [1, 2, 4]), (.contains, "NA", [1, 2]), (.contains, "_", [4]),
      (.contains, "%", [4]), (.contains, "2", [6]), (.contains, "ä", [5]),
    ]
    for (comparison, operand, numbers) in expected {
      let found = try await scene.matching(.init(.name, comparison, [.text(operand)]))
      #expect(found == numbers, "\(comparison) \(operand)")
    }
  }

  @Sendable
  private static func messageIDComparisons(_ scene: QueueScene) async throws {
    let texts = [
      "00000000000000000000000000000001", "0000000000000000000000000000abcd",
      "f0000000000000000000000000000000",
    ]
    try await scene.publish(
      texts.map { Publication(name: QueueScene.deal, messageID: MessageID($0)) })
    let middle = texts[1].uppercased()
    let expected: [(EventFilter.Comparison, String, [Int64])] = [
      (.equal, middle, [2]), (.greater, middle, [3]), (.less, middle, [1]),
      (.greaterOrEqual, middle, [2, 3]), (.lessOrEqual, middle, [1, 2]), (.pattern, middle, [2]),
      (.contains, middle, [2]), (.contains, "ABC", [2]), (.pattern, "%0001", [1]),
      (.pattern, "F%", [3]), (.equal, "abcd", []), (.equal, "not a message id", []),
      (.greater, "0", [1, 2, 3]), (.less, "f", [1, 2]), (.greater, "zz", []),
      (.pattern, texts[0], [1]), (.equal, texts[0] + "0", []),
    ]
    for (comparison, operand, numbers) in expected {
      let found = try await scene.matching(.init(.messageID, comparison, [.text(operand)]))
      #expect(found == numbers, "\(comparison) \(operand)")
    }
  }
}
