import RestanteTesting
import Testing

@testable import RestanteCore

@Suite("Hashes of passwords")
struct PasswordHashTests {
  @Test("scrypt agrees with RFC 7914, section 12")
  func agreesWithTheStandard() {
    let key = PasswordDigests.scrypt(
      Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8),
      cost: PasswordCost(logRounds: 14, blockSize: 8, parallelism: 1), count: 64)
    #expect(
      Hex.encode(key)
        == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
  }

  @Test("only the password itself matches, also after storing")
  func matches() throws {
    let random = SeededRandom(seed: 3)
    let hash = PasswordHash(of: "correct horse", cost: .cheap, random: random)
    let stored = try PasswordHash(stored: hash.stored)
    for candidate in [hash, stored] {
      #expect(candidate.matches("correct horse"))
      for other in ["", "correct hors", "correct horse ", "Correct horse"] {
        #expect(!candidate.matches(other))
      }
    }
    #expect(stored == hash)
  }

  @Test("equal passwords have different hashes, and the password is not in them")
  func isSalted() {
    let random = SeededRandom(seed: 4)
    let first = PasswordHash(of: "secret", cost: .cheap, random: random)
    let second = PasswordHash(of: "secret", cost: .cheap, random: random)
    #expect(first.stored != second.stored)
    #expect(first.stored.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    #expect(!first.stored.contains("secret"))
  }

  @Test("an unmatchable hash costs as much and matches nothing")
  func unmatchable() {
    let hash = PasswordHash(unmatchableAt: .cheap, random: SeededRandom(seed: 6))
    #expect(hash.stored.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    for password in ["", "secret"] { #expect(!hash.matches(password)) }
  }

  @Test("new passwords cost what is advised today, and such a hash can be made")
  func standardCost() {
    #expect(PasswordCost.standard == PasswordCost(logRounds: 15, blockSize: 8, parallelism: 3))
    let hash = PasswordHash(of: "x", random: SeededRandom(seed: 5))
    #expect(hash.stored.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
    #expect(hash.matches("x"))
  }

  @Test(
    "what is no hash is called corrupt",
    arguments: [
      "", "$scrypt$", "$md5$ln=4,r=1,p=1$00$00", "$scrypt$ln=4,r=1$00$" + zeros,
      "$scrypt$ln=40,r=1,p=1$00$" + zeros, "$scrypt$ln=4,r=0,p=1$00$" + zeros,
      "$scrypt$ln=4,r=1,p=99$00$" + zeros, "$scrypt$ln=4,r=1,p=1$$" + zeros,
      "$scrypt$ln=4,r=1,p=1$00$00", "$scrypt$ln=4,r=1,p=1$xx$" + zeros,
    ])
  func refusesOther(text: String) {
    let error = #expect(throws: StoreError.self) { try PasswordHash(stored: text) }
    #expect(error?.code == .corrupt)
  }

  private static let zeros = String(repeating: "00", count: 32)
}
