import RestanteServer
import Testing

@Suite("A number of bytes")
struct ByteSizeTests {
  @Test(
    "is read with and without a unit",
    arguments: [
      ("0", 0), ("512", 512), ("1KiB", 1_024), ("256MiB", 268_435_456), ("256 MiB", 268_435_456),
      ("2gib", 2_147_483_648), ("1TiB", 1_099_511_627_776),
    ] as [(String, Int64)])
  func read(text: String, bytes: Int64) { #expect(ByteSize.parse(text) == bytes) }

  @Test(
    "is nothing else",
    arguments: ["", "MiB", "-1", "1.5GiB", "1MB", "x", "1 2", "9999999999TiB", "+1"])
  func refused(text: String) { #expect(ByteSize.parse(text) == nil) }
}
