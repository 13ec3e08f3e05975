// Judge.java: judges PDFs and EPUBs in one JVM and writes one verdict file for each pair of a judge and a file.
// Started by judge.sh with the class path's neighbours as arguments:
//   java -cp DIR/classes Judge DIR/pdf:DIR/verapdf DIR/epub:DIR/epubcheck < LIST
// LIST: one line per verdict, "judge <tab> file <tab> verdict file". A verdict file's first line is PASS or FAIL, each further
// line one message. A judge that breaks down writes no verdict file: judge.sh takes that as a failure.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

public final class Judge {
  /** One reference validator. The messages it returns are the breaches; none means PASS. */
  public interface Validator {
    List<String> messages(String judge, File file) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Map<String, Validator> validators = new HashMap<>();
    boolean broken = false;
    BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = list.readLine()) != null; ) {
      String[] field = line.split("\t");
      boolean pdf = !field[0].equals("epubcheck");
      long start = System.nanoTime();
      try {
        Validator validator = validators.get(pdf ? "PdfJudge" : "EpubJudge");
        if (validator == null) {
          validator = pdf ? load("PdfJudge", args[0]) : load("EpubJudge", args[1]);
          validators.put(pdf ? "PdfJudge" : "EpubJudge", validator);
        }
        Thread.currentThread().setContextClassLoader(validator.getClass().getClassLoader());
        List<String> messages = validator.messages(field[0], new File(field[1]));
        write(Path.of(field[2]), messages);
        System.out.printf(Locale.ROOT, "  %-9s %s  %s (%.1f s)%n", field[0], messages.isEmpty() ? "PASS" : "FAIL",
            new File(field[1]).getName(), (System.nanoTime() - start) / 1e9);
      } catch (Exception | LinkageError | StackOverflowError failure) {
        broken = true;
        System.out.println("  " + field[0] + " broke down on " + field[1]);
        failure.printStackTrace();
      }
    }
    System.exit(broken ? 2 : 0);
  }

  /** The two validators need different versions of the same libraries, so each lives in a class loader of its own. */
  private static Validator load(String name, String folders) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String folder : folders.split(File.pathSeparator)) {
      urls.add(url(new File(folder)));
      File[] jars = new File(folder).listFiles((where, file) -> file.endsWith(".jar"));
      if (jars != null) {
        java.util.Arrays.sort(jars);
        for (File jar : jars) urls.add(url(jar));
      }
    }
    ClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), Judge.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    return (Validator) loader.loadClass(name).getDeclaredConstructor().newInstance();
  }

  private static URL url(File file) throws MalformedURLException {
    return file.toURI().toURL();
  }

  private static void write(Path verdict, List<String> messages) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(messages.isEmpty() ? "PASS" : "FAIL");
    for (String message : messages) lines.add(message.replaceAll("\\s+", " ").trim());
    Path part = Path.of(verdict + ".part");
    Files.write(part, lines, StandardCharsets.UTF_8);
    Files.move(part, verdict, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
