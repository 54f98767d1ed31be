import Foundation
import RestanteJSON
import Testing

/// The seeds to test with: the one in the environment, or a fixed one and one of the moment.
private let seeds: [UInt64] = {
  if let text = ProcessInfo.processInfo.environment["RESTANTE_SEED"], let seed = UInt64(text) {
    return [seed]
  }
  return [20_260_101, UInt64(Date().timeIntervalSince1970 * 1000)]
}()

@Suite("Random documents (repeat a failure with RESTANTE_SEED)")
struct RandomJSONTests {
  @Test("what is written reads back as the same value, in both styles", arguments: seeds)
  func roundTrip(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for _ in 0..<2_000 {
      let value = random.value()
      for style in [JSONWriter.Style.plain, .php] {
        let bytes = value.encoded(style)
        try #require(try JSONParser().parse(bytes) == value, "RESTANTE_SEED=\(seed)")
      }
    }
  }

  @Test("damaged bytes are refused or read as a value that reads back", arguments: seeds)
  func damage(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    var refused = 0
    for _ in 0..<5_000 {
      let bytes = random.damaged(random.value().encoded(.plain))
      guard let value = try? JSONParser().parse(bytes) else {
        refused += 1
        continue
      }
      let again = try JSONParser().parse(value.encoded(.php))
      try #require(again == value, "RESTANTE_SEED=\(seed)")
    }
    #expect((500..<5_000).contains(refused), "RESTANTE_SEED=\(seed)")
  }

  @Test("the canonical form is its own canonical form", arguments: seeds)
  func canonicalForm(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for _ in 0..<2_000 {
      let value = random.value()
      let bytes = CanonicalJSON.bytes(of: value)
      let again = CanonicalJSON.bytes(of: try JSONParser().parse(bytes))
      try #require(again == bytes, "RESTANTE_SEED=\(seed)")
      try #require(CanonicalJSON.bytes(of: value.phpNormalized) == bytes, "RESTANTE_SEED=\(seed)")
    }
  }

  @Test("doubles read back exactly from PHP's text", arguments: seeds)
  func doubles(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for _ in 0..<20_000 {
      let value = random.double()
      let number = JSONNumber(value)
      try #require(JSONNumber(text: number.text)?.double == value, "RESTANTE_SEED=\(seed)")
    }
  }
}
