def main():
    return "good"
