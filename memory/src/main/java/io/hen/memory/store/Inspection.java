package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is found by looking at a store without changing anything.
 *
 * @param identity which codec filled it
 * @param items how many items
 * @param captioned how many of them have a caption
 * @param databaseBytes size of the database
 * @param logBytes size of its write-ahead log
 * @param segments the state of each part's segment
 * @param problems what is wrong with the truth, one sentence each; empty for a sound store
 */
public record Inspection(
    Identity identity,
    long items,
    long captioned,
    long databaseBytes,
    long logBytes,
    List<Segment> segments,
    List<String> problems) {

  private static final int MOST_PROBLEMS = 20;
  private static final int ATTEMPTS = 3;

  /**
   * A segment.
   *
   * @param file where it is
   * @param state what it is worth
   * @param rows how many rows of the bank can be taken from it
   * @param bytes its size
   */
  public record Segment(Path file, SegmentState state, long rows, long bytes) {}

  /**
   * Looks at a store.
   *
   * @throws StoreFailure if it is so damaged that it cannot be looked at, or is none of ours
   */
  public static Inspection of(Path directory) {
    StoreFiles files = new StoreFiles(directory);
    ItemStore.requireStore(files);
    for (int attempt = 1; ; attempt++) {
      try (Database database = Database.inspect(files)) {
        return database.query(connection -> inspect(connection, files));
      } catch (StoreFailure e) {
        // A writer began while the database was read without locks; now there is a log to go by.
        if (attempt == ATTEMPTS || !e.code().equals("store.changed")) {
          throw e;
        }
      }
    }
  }

  private static Inspection inspect(Connection connection, StoreFiles files) throws SQLException {
    Schema.Settings settings =
        Schema.read(connection, files).orElseThrow(() -> ItemStore.missing(files));
    Migration.view(connection);
    List<String> problems = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    long items = 0;
    long captioned = 0;
    try {
      problems.addAll(lines(connection, "PRAGMA integrity_check(" + MOST_PROBLEMS + ")"));
      problems.remove("ok");
      items = Database.number(connection, "SELECT count(*) FROM items");
      captioned = Database.number(connection, "SELECT count(DISTINCT item) FROM captions");
      problems.addAll(patternProblems(connection, settings.identity().parts()));
      for (PartShape shape : settings.identity().parts()) {
        segments.add(segment(connection, settings, files, shape));
      }
    } catch (SQLException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return new Inspection(
        settings.identity(),
        items,
        captioned,
        StoreFiles.size(files.database()),
        StoreFiles.size(files.writeAheadLog()),
        segments,
        problems);
  }

  private static List<String> patternProblems(Connection connection, List<PartShape> shapes)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    int parts = shapes.size();
    long bare =
        Database.number(
            connection,
            "SELECT count(*) FROM items"
                + " WHERE NOT EXISTS(SELECT 1 FROM patterns WHERE item = items.id)");
    if (bare > 0) {
      problems.add(bare + " items have no pattern");
    }
    long incomplete =
        Database.number(
            connection,
            "SELECT count(*) FROM (SELECT item FROM patterns GROUP BY item"
                + " HAVING count(*) <> "
                + parts
                + " * (max(number) + 1) OR min(number) <> 0 OR count(DISTINCT number) <>"
                + " max(number) + 1)");
    if (incomplete > 0) {
      problems.add(incomplete + " items lack the pattern of some part");
    }
    long foreign =
        Database.number(
            connection, "SELECT count(*) FROM patterns WHERE part < 0 OR part >= " + parts);
    if (foreign > 0) {
      problems.add(foreign + " patterns are of a part that the memory does not have");
    }
    long orphans = lines(connection, "PRAGMA foreign_key_check").size();
    if (orphans > 0) {
      problems.add(orphans + " captions, patterns or links belong to no item");
    }
    try (PreparedStatement wrong =
        connection.prepareStatement("SELECT data, item FROM patterns WHERE part = ?")) {
      for (int part = 0; part < parts && problems.size() < MOST_PROBLEMS; part++) {
        wrong.setInt(1, part);
        try (ResultSet rows = wrong.executeQuery()) {
          while (rows.next() && problems.size() < MOST_PROBLEMS) {
            String defect = PatternBytes.defect(shapes.get(part), rows.getBytes(1));
            if (!defect.isEmpty()) {
              problems.add(
                  "part " + shapes.get(part).name() + " of item " + rows.getLong(2) + " " + defect);
            }
          }
        }
      }
    }
    return problems;
  }

  private static Segment segment(
      Connection connection, Schema.Settings settings, StoreFiles files, PartShape shape)
      throws SQLException {
    Path file = files.segment(shape.name());
    long bytes = StoreFiles.size(file);
    long[] ids = PatternTable.items(connection);
    Snapshot present = Snapshot.of(ids.length, MemorySegment.ofArray(ids), List.of());
    try {
      SegmentHeader header = SegmentFile.open(file, shape).header();
      BankSegments.check(connection, settings, present, header);
      SegmentState state = header.rows() == ids.length ? SegmentState.CURRENT : SegmentState.BEHIND;
      return new Segment(file, state, header.rows(), bytes);
    } catch (BadSegmentException e) {
      return new Segment(file, e.state(), 0, bytes);
    }
  }

  private static List<String> lines(Connection connection, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(String.valueOf(rows.getString(1)));
      }
    }
    return lines;
  }
}
