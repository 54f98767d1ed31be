import Testing

@testable import RestanteREST

@Suite("The Prefer header")
struct PreferHeaderTests {
  @Test(
    "says for how many seconds a client waits, at most 60",
    arguments: [
      ("wait=10", 10), ("WAIT=10", 10), ("Wait = 10", 10), ("wait=\"10\"", 10), ("wait=0", 0),
      ("wait=60", 60), ("wait=61", 60), ("wait=99999999999999999999", 60), ("wait=007", 7),
      ("respond-async, wait=5", 5), ("respond-async,wait=5", 5), (" wait=5 ", 5),
      ("wait=5; foo=bar", 5), ("handling=lenient; a=\"x,wait=9\", wait=5", 5),
      ("a=\"\\\",wait=9\", wait=5", 5), ("wait=5, wait=9", 5), ("return=minimal,\twait=5", 5),
    ] as [(String, Int)])
  func read(header: String, seconds: Int) {
    #expect(PreferHeader.wait(header) == seconds)
  }

  @Test(
    "that does not say so is ignored",
    arguments: [
      "", ",", "wait", "wait=", "wait=-1", "wait=1.5", "wait=ten", "wait=1 2", "waits=5",
      "foo; wait=5", "wait=x, wait=5", "wait=\"", "wait=\"5", "foo=\"wait=5\"", "wait, wait=5",
      "wait=+5", "=5",
    ])
  func ignored(header: String) {
    #expect(PreferHeader.wait(header) == nil)
  }
}
