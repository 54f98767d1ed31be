import RestanteCore
import RestanteTesting
import Synchronization
import Testing

/// A source that gives fixed numbers and then zeros.
private final class ListedRandom: RandomSource {
  private let remaining: Mutex<[UInt64]>

  init(_ numbers: [UInt64]) { remaining = Mutex(numbers) }

  func next() -> UInt64 {
    remaining.withLock { $0.isEmpty ? 0 : $0.removeFirst() }
  }
}

@Suite("Random text and bytes")
struct RandomSourceTests {
  @Test("have the length asked for", arguments: [0, 1, 7, 8, 9, 32, 100])
  func length(count: Int) {
    let random = SeededRandom(seed: 1)
    #expect(random.text(length: count, from: .processID).utf8.count == count)
    #expect(random.bytes(count: count).count == count)
  }

  @Test("are the same for the same seed and differ between seeds")
  func determinism() {
    let text = { (seed: UInt64) in SeededRandom(seed: seed).text(length: 64, from: .secret) }
    #expect(text(1) == text(1))
    #expect(text(1) != text(2))
    #expect(SeededRandom(seed: 1).bytes(count: 9) == SeededRandom(seed: 1).bytes(count: 9))
  }

  @Test("use every character of the alphabet about equally often, and no other")
  func uniformity() {
    let alphabets: [(RandomAlphabet, String)] = [
      (.processID, "0123456789abcdefghijklmnopqrstuvwxyz"),
      (.secret, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
      (.hex, "0123456789abcdef"),
    ]
    for (alphabet, characters) in alphabets {
      let text = SeededRandom(seed: 42).text(length: characters.count * 2_000, from: alphabet)
      var counts: [Character: Int] = [:]
      for character in text { counts[character, default: 0] += 1 }
      #expect(Set(counts.keys) == Set(characters))
      #expect(counts.values.allSatisfy { (1_750...2_250).contains($0) }, "\(counts)")
    }
  }

  @Test("reject numbers that would make some characters likelier")
  func rejection() {
    // 255 is above the largest multiple of 36 and of 62, and within that of 16.
    let random = { ListedRandom([.max, 0x0100_FF02_0100_FF01]) }
    #expect(random().text(length: 6, from: .processID) == "101201")
    #expect(random().text(length: 6, from: .secret) == "101201")
    #expect(random().text(length: 2, from: .hex) == "ff")
  }

  @Test("take bytes from the lowest bits up")
  func byteOrder() {
    let random = ListedRandom([0x0807_0605_0403_0201, 0x0A09])
    #expect(random.bytes(count: 10) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  }

  @Test("of the system differ every time")
  func system() {
    let random = SystemRandomSource()
    let texts = (0..<100).map { _ in random.text(length: 32, from: .secret) }
    #expect(Set(texts).count == 100)
  }

  @Test("make process ids of 32 digits and small letters")
  func processID() {
    let text = ProcessID.generate(using: SeededRandom(seed: 7)).text
    #expect(text.utf8.count == 32)
    #expect(text.allSatisfy { "0123456789abcdefghijklmnopqrstuvwxyz".contains($0) })
    #expect(ProcessID.unclaimed == ProcessID(""))
  }
}

@Suite("Hexadecimal text")
struct HexTests {
  @Test("has two small digits for each byte")
  func encoding() {
    #expect(Hex.encode([]) == "")
    #expect(Hex.encode([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
  }

  @Test("is read in either case")
  func decoding() {
    #expect(Hex.decode("") == [])
    #expect(Hex.decode("000fA0Ff") == [0x00, 0x0F, 0xA0, 0xFF])
  }

  @Test("is refused when it is none", arguments: ["0", "000", "0g", "g0", " 0", "0x", "é", "00 "])
  func refusal(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test("comes back for every byte")
  func roundTrip() {
    let all = (UInt8.min...UInt8.max).map { $0 }
    #expect(Hex.decode(Hex.encode(all)) == all)
  }
}

@Suite("What is kept of secrets")
struct SecretTests {
  @Test("is the SHA-256 of their text")
  func secretHash() {
    let hash = SecretHash(of: "secret")
    #expect(
      Hex.encode(hash.bytes)
        == "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b")
    #expect(SecretHash(stored: hash.bytes) == hash)
  }

  @Test("matches only the secret itself")
  func matching() {
    let hash = SecretHash(of: "secret")
    #expect(hash.matches("secret"))
    for other in ["", "Secret", "secret ", "secre"] { #expect(!hash.matches(other)) }
    #expect(!SecretHash(stored: []).matches(""))
    #expect(!SecretHash(stored: Array(hash.bytes.prefix(31))).matches("secret"))
  }

  @Test("follows the published vectors of the digests")
  func digests() {
    #expect(Hex.encode(Digests.md5([])) == "d41d8cd98f00b204e9800998ecf8427e")
    let code = Digests.hmacSHA256(
      Array("Hi There".utf8), key: Array(repeating: 0x0B, count: 20))
    #expect(
      Hex.encode(code) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
  }

  @Test("derives the same application token from the same key, portal and application only")
  func applicationToken() throws {
    let key = try #require(ServerKey(bytes: (0..<32).map { $0 }))
    let token = key.applicationToken(memberID: "m", clientID: "c")
    #expect(token == "043ce739cf1d829d95feb8276a2ddbeb")
    #expect(key.applicationToken(memberID: "m", clientID: "d") != token)
    #expect(key.applicationToken(memberID: "n", clientID: "c") != token)
    let other = try #require(ServerKey(bytes: (1..<33).map { $0 }))
    #expect(other.applicationToken(memberID: "m", clientID: "c") != token)
  }

  @Test("needs a server key of 32 bytes", arguments: [0, 16, 31, 33, 64])
  func keyLength(count: Int) {
    #expect(ServerKey(bytes: Array(repeating: 1, count: count)) == nil)
  }

  @Test("can have a fresh server key")
  func freshKey() {
    let bytes = ServerKey.generate(using: SeededRandom(seed: 3))
    #expect(bytes.count == ServerKey.length)
    #expect(ServerKey(bytes: bytes) != nil)
  }
}

@Suite("A key of the native API")
struct APIKeyGrantTests {
  @Test("allows its own kind of call; an administrator's allows all")
  func allowance() {
    let portal = Portal(id: PortalID(rawValue: 1), domain: "d", memberID: "m")
    for scope in APIKeyScope.allCases {
      for needed in APIKeyScope.allCases {
        let grant = APIKeyGrant(portal: portal, scope: scope, expiresAt: nil)
        #expect(grant.allows(needed) == (scope == .admin || scope == needed))
      }
    }
  }
}
